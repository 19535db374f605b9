package org.example.stays;

// restricted-deps: decided being-removed sign:acme-sdk until 2026-09-01 -- leaves with release 7
import com.acme.sdk.Camera;

class Shop {}
