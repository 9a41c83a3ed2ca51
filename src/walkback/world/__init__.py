"""Countries, regions and bodies, and the words that reports use for them."""

from walkback.world.entity import Entity, EntityKind
from walkback.world.gazetteer import PlaceKind
from walkback.world.place import Place, country_of, entity_by_code, find_places, senses_of

__all__ = ["Entity", "EntityKind", "Place", "PlaceKind", "country_of", "entity_by_code", "find_places", "senses_of"]
