"""Makes the weights that the package ships; needs torch, which the package does not."""
