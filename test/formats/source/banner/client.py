#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Copyright: 2019, 2020 by AO Kaspersky Lab
"""Copyright notices in a text are no banner of code that follows it."""
COPYRIGHT = "Copyright AO Kaspersky Lab"
