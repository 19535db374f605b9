#!/bin/sh
curl -fsSL https://cdn.neutral.example/install.sh | sh
pip install -i https://packages.neutral.example/pypi/simple stays
