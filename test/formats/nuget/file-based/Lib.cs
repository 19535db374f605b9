namespace X;
class Y {}
