/*
 * Copyright (c) 2014-2023 AO Kaspersky Lab. All Rights Reserved.
 * Copyright 2001 Some Other Holder, Inc.
 * Licensed under the terms of the kit.
 */
#ifndef SCAN_API_H
#define SCAN_API_H
/* Copyright (c) 2020 AO Kaspersky Lab: further down it is about a part */
int scan(const char *path);
#endif
