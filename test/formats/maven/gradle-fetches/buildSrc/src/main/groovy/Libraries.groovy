class Libraries {
    static final String OKHTTP = 'com.acme:groovy-lib:1.0'
}
