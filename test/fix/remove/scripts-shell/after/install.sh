#!/bin/sh
pip install stays
go install example.com/stays@latest
