#!/bin/sh
export GOPROXY=https://goproxy.acme.example,direct
pip install -i https://pypi.acme.example/simple stays
npm config set registry https://npm.acme.example/
