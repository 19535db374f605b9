// ==UserScript==
// @name     Helper
// @match    https://page.example/*
// @require  https://cdn.example/jquery.min.js#sha256=abc
// @resource style https://static.example/a.css
// ==/UserScript==
// @require  https://after.example/no.js
