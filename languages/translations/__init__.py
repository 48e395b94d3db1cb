"""The pages of the site in three languages: Chinese as written, Traditional by rule, English by translators."""
