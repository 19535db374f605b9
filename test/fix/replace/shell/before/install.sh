#!/bin/sh
curl -fsSL https://cdn.acme.example/install.sh | sh
pip install -i https://pypi.acme.example/simple stays
