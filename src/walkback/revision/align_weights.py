"""Weights of the evidence for links, in log odds: logistic regressions on sentences that people aligned."""

# The order is that of `align_links.evidence`, behind the constant.
LINK_WEIGHTS = (
    -6.273,  # constant
    -0.279,  # jaccard
    2.361,  # held
    0.002,  # letters
    1.817,  # order
    0.751,  # pairs
    -0.197,  # triples
    2.235,  # rarest
    -0.164,  # amount
    1.507,  # content
    2.730,  # numbers
    -0.226,  # other_numbers
    0.066,  # names
    0.980,  # same_names
    0.595,  # lengths
    0.629,  # start
    2.798,  # rival_old
    1.249,  # rival_new
    2.364,  # rival_least
    -0.452,  # rival_background
    -1.471,  # jaccard squared
    -0.252,  # order squared
    -1.015,  # jaccard by letters
    0.879,  # held by lengths
    -1.232,  # apart
    -1.974,  # off
    -0.047,  # before
    0.260,  # after
    -0.474,  # between
    -0.236,  # old_before_far
    -0.116,  # old_after_far
    -1.904,  # new_before_far
    0.541,  # new_after_far
    0.497,  # level_before
    -0.371,  # level_after
    1.164,  # framed
    0.648,  # level
    0.892,  # beside by jaccard
    0.853,  # beside by letters
    -0.586,  # apart by jaccard
)

# The order is that of `align_parts.Gain`, behind the constant.
PART_WEIGHTS = (
    -2.724,  # constant
    2.360,  # jaccard
    2.291,  # order
    1.693,  # letters
    2.074,  # pairs
    0.880,  # lengths
    -0.786,  # rest
    2.381,  # cover
    0.168,  # jaccard_both
    2.267,  # held
    0.255,  # size
    -1.776,  # held_first
    0.357,  # uneven
    4.456,  # numbers
    -1.104,  # apart
)
