"""Text: what wishes and offers mean, found without a network by words, by parts of words and by meaning."""
