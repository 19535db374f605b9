#!/usr/bin/env -S uv run
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests<3",
#   "rich",
# ]
#
# [[tool.uv.index]]
# url = "https://mirror.example/simple"
# ///
import requests

x = ["not-a-dependency"]
