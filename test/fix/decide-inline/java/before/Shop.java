package org.example.stays;

import com.acme.sdk.Camera;

class Shop {}
