#!/bin/sh
pip install stays acme-sdk
go install example.com/stays@latest
