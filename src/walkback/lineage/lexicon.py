"""Words that tell an address's chaff, a news agency, and the small print under an article."""

from __future__ import annotations

import re

# --- Addresses --------------------------------------------------------------------------------------------------

# Labels before a host's own name that serve the same pages to another device.
DEVICE_LABELS = frozenset("www m mobile amp touch wap w3 print".split())
_NUMBERED_WWW = re.compile(r"www?\d{1,2}")

# One outlet's pages at two names, left read as right.
TWIN_HOSTS = {
    "bbc.co.uk": "bbc.com",
    "guardian.co.uk": "theguardian.com",
    "edition.cnn.com": "cnn.com",
    "us.cnn.com": "cnn.com",
    "uk.reuters.com": "reuters.com",
    "in.reuters.com": "reuters.com",
    "ca.reuters.com": "reuters.com",
    "af.reuters.com": "reuters.com",
}

# Parameters that say how a reader came, or how the page is to look, and never which page it is.
TRACKING = frozenset(
    """
    fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok vero_id
    wickedid oly_anon_id oly_enc_id _hsenc _hsmi __hstc __hssc hsctatracking ref ref_ referer referrer referringsource
    refsrc src source smid smtyp smprod cmp cmpid cmp_id icid ncid nlid emc campaign campaign_id campaignid ocid cid ito
    ftag taid partner sref sr_share share shared sharetype share_id fb_ref fb_source fb_action_ids
    fb_action_types action_object_map ssm s_cid sc_cid sc_channel xtor xtref at_medium at_campaign at_custom1
    at_custom2 at_custom3 at_custom4 at_link_id at_link_type at_link_origin at_format at_bbc_team at_ptr_name
    ns_mchannel
    ns_source ns_campaign ns_linkname ns_fee intcmp intcid int_source int_medium int_campaign pk_campaign pk_kwd
    pk_source pk_medium mtm_campaign mtm_source guccounter guce_referrer guce_referrer_sig soc_src soc_trk tsrc
    feedtype wprss outputtype output amp amp_js_v amp_gsa usqp print printview printable view-print
    printerfriendly mobile sessionid jsessionid phpsessid sid_ session gift unlocked_article_code
    giftcopy accesstoken leadsource lang_switch previouspage refresh _r nocache cachebust ts spm trk trkid linkid
    mbid bcmt bcorigin chan rpc kbc_ref
    """.split()
)
TRACKING_PREFIXES = ("utm_", "hsa_", "pk_", "mtm_", "at_", "ns_", "fb_", "ga_", "_ga", "stm_", "itm_", "matomo_")

# Segments before an id that make it somebody or something other than an article's.
NO_ARTICLE = frozenset(
    """
    author authors user users profile profiles people person member members tag tags topic topics category categories
    section sections channel channels page pages forum forums board team teams player players club clubs company
    companies search archive archives issue issues edition editions series show shows podcast podcasts image images
    photo photos gallery galleries comment comments live
    """.split()
)


def is_device_label(label: str) -> bool:
    """Whether a host's first label ("www", "m", "amp", "www2") only tells for which device a page is made."""
    return label in DEVICE_LABELS or _NUMBERED_WWW.fullmatch(label) is not None


# --- Agencies ---------------------------------------------------------------------------------------------------

# As they sign, and the name that they go by.
AGENCIES = {
    "AP": "Associated Press",
    "The Associated Press": "Associated Press",
    "Associated Press": "Associated Press",
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "Agence France Presse": "Agence France-Presse",
    "UPI": "United Press International",
    "United Press International": "United Press International",
    "PA": "PA Media",
    "PA Media": "PA Media",
    "Press Association": "PA Media",
    "The Press Association": "PA Media",
    "dpa": "dpa",
    "DPA": "dpa",
    "Deutsche Presse-Agentur": "dpa",
    "EFE": "EFE",
    "ANSA": "ANSA",
    "TASS": "TASS",
    "ITAR-TASS": "TASS",
    "RIA Novosti": "RIA Novosti",
    "Interfax": "Interfax",
    "Xinhua": "Xinhua",
    "Kyodo": "Kyodo",
    "Kyodo News": "Kyodo",
    "Jiji": "Jiji Press",
    "Jiji Press": "Jiji Press",
    "Yonhap": "Yonhap",
    "PTI": "Press Trust of India",
    "Press Trust of India": "Press Trust of India",
    "ANI": "ANI",
    "IANS": "IANS",
    "AAP": "Australian Associated Press",
    "Australian Associated Press": "Australian Associated Press",
    "CP": "Canadian Press",
    "The Canadian Press": "Canadian Press",
    "Canadian Press": "Canadian Press",
    "Bloomberg": "Bloomberg",
    "Bloomberg News": "Bloomberg",
    "Anadolu": "Anadolu Agency",
    "Anadolu Agency": "Anadolu Agency",
    "AA": "Anadolu Agency",
    "IRNA": "IRNA",
    "SPA": "Saudi Press Agency",
    "WAM": "WAM",
    "MENA": "Middle East News Agency",
    "SANA": "SANA",
    "NTB": "NTB",
    "TT": "TT",
    "STT": "STT",
    "Ritzau": "Ritzau",
    "BNS": "BNS",
    "PAP": "PAP",
    "CTK": "CTK",
    "APA": "APA",
    "ANP": "ANP",
    "Belga": "Belga",
    "Lusa": "Lusa",
    "Ukrinform": "Ukrinform",
    "Bernama": "Bernama",
    "Antara": "Antara",
    "Tribune News Service": "Tribune News Service",
    "Bay City News": "Bay City News",
    "Bay City News Service": "Bay City News",
    "City News Service": "City News Service",
    "Religion News Service": "Religion News Service",
    "States Newsroom": "States Newsroom",
}

# What an agency's own name ends in.
AGENCY_ENDINGS = (
    "Newswire|News Wire|Wire|Wire Service|News Service|News Agency|Press Agency|Telegraph Agency|Press Trust"
)

# --- Small print ------------------------------------------------------------------------------------------------

# A line of an article, in small letters, that many others have word for word and that tells nothing of what it reports.
SMALL_PRINT = re.compile(
    r"all rights reserved|\bcopyright\b|©|may not be published, broadcast"
    r"|without (?:prior|express|written) (?:written )?permission"
    r"|terms of (?:use|service)|privacy policy|cookie|sign up (?:for|to)|subscribe (?:to|now|today)|newsletter"
    r"|follow (?:us|me|him|her|@)|like us on|join the conversation|leave a comment|click here|download (?:the|our) app"
    r"|enable javascript|advertisement|story continues below|read more:|related (?:stories|articles|links)"
    r"|(?:originally|first) (?:appeared|published) (?:on|in|by)|contributed to this report|call crime ?stoppers"
    r"|anyone with (?:any )?information|is asked to (?:call|contact)|are (?:asked|urged) to (?:call|contact)|send tips"
    r"|remain anonymous|editor'?s note|is a nonprofit|support our journalism|published by the"
)
