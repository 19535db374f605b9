// © 2021 AO Kaspersky Lab. All rights reserved.

package com.example.scanner;

// Copyright 2020 AO Kaspersky Lab
class Scanner {}
