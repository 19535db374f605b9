#!/bin/sh
export GOPROXY=https://packages.neutral.example,direct
pip install -i https://packages.neutral.example/simple stays
npm config set registry https://packages.neutral.example/
