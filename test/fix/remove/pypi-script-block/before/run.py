# /// script
# requires-python = ">=3.12"
# dependencies = [
#   "acme-sdk>=1.4",
#   "stays",
#   "acme-last",
# ]
# ///
print("stays")
