"""What Walkback is measured by: scorers, cases, floors. See README.md."""
