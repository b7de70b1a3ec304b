import Assumptions
import DecoderFiles
import TestSupport
import Testing

/// What the names of arrays say of their layers.
@Suite struct LayerNameTests {
  @Test func namesAreThoseOfManyHabits() throws {
    let names: [(String) -> String] = [
      { $0 }, { "decoder.\($0)" }, { "module.net.\($0)" },
      { "fc\($0.replacing("2", with: "3"))" }, { $0.replacing(".", with: ".linear.") },
    ]
    for name in names {
      var writer = network
      for i in writer.tensors.indices { writer.tensors[i].name = name(writer.tensors[i].name) }
      #expect(try read(writer)([1, 2]) == byHand([1, 2]) { max($0, 0) })
    }
  }

  /// The network with these names for the layers, as numbers or with what stands before and behind them.
  private func renamed(_ first: String, _ second: String) -> PyTorchWriter {
    var writer = network
    for i in writer.tensors.indices {
      let part = writer.tensors[i].name.dropFirst(2)
      writer.tensors[i].name = (i < 2 ? first : second) + "." + part
    }
    return writer
  }

  /// Layer 9 precedes layer 10, whatever their order in the file or in the alphabet.
  @Test(arguments: [("9", "10"), ("fc9", "fc10"), ("layers.9.linear", "layers.10.linear"), ("a1.b.002", "a1.b.11")])
  func layersComeInTheOrderOfTheirNumbers(first: String, second: String) throws {
    var writer = renamed(first, second)
    writer.tensors.reverse()
    #expect(try read(writer)([1, 2]) == byHand([1, 2]) { max($0, 0) })
  }

  /// The name of a module within a layer may be of any letters.
  @Test(arguments: ["größe", "层", "é"]) func aModuleWithinALayerMayBeOfAnyLetters(inner: String) throws {
    #expect(try read(renamed("fc10.\(inner)", "fc11.\(inner)"))([1, 2]) == byHand([1, 2]) { max($0, 0) })
  }

  @Test func aLayerNeedsNoNumber() throws {
    for name in ["head.weight", "weight", "decoder.head.weight"] {
      let writer = PyTorchWriter([tensor(name, [1, 2], [3, 4])])
      #expect(try read(writer, [])([1, 2]) == [11])
    }
  }

  /// What is before the number tells layers apart.
  @Test(arguments: [("fc1", "out2"), ("a.0", "b.1"), ("head", "tail"), ("x2.0", "x3.0"), ("fc²", "fc³")])
  func otherStemsAreOtherSequences(first: String, second: String) {
    #expect(complaint(renamed(first, second)).contains("holds several sequences of layers"))
  }

  @Test func whatIsNoPartOfALayerIsPassedOver() throws {
    var writer = network
    writer.tensors += ["weights", "2.weight_g", "0.Weight", "weight.", "2.bias2"].map { tensor($0, [1], [1]) }
    #expect(try read(writer)([1, 2]) == byHand([1, 2]) { max($0, 0) })
  }

  /// A number that no integer holds is a part of the name.
  @Test func aNumberThatIsTooLongIsNone() throws {
    let writer = PyTorchWriter([tensor("fc99999999999999999999.weight", [1, 2], [3, 4])])
    #expect(try read(writer, [])([1, 2]) == [11])
  }
}
