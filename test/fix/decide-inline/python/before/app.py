import stays


def camera():
    import acme_sdk
    return acme_sdk
