import stays


def camera():
    # restricted-deps: decided being-removed sign:acme-sdk until 2026-09-01 -- leaves with release 7
    import acme_sdk
    return acme_sdk
