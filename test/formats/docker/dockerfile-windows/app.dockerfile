# escape=`
FROM mcr.example/windows/servercore:ltsc2022
RUN pip install `
    requests `
    # note
    flask
COPY a C:\dir\
FROM nanoserver
