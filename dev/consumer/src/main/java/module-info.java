/// A consumer on the module path.
module example.consumer {
    requires io.github.displayio4j.fourwire;
    requires io.github.displayio4j.panels;
    uses io.github.displayio4j.displayio.ImageCodec;
}
