import Assumptions
import DecoderFiles
import LinearAlgebra
import TestSupport
import Testing

/// Affine maps, and where something may follow them, of modules in order.
@Suite struct AffineLayersTests {
  /// Of layers that are numbered without gaps, too, something follows all but the last.
  @Test func gapsInTheNumbersAreWhereActivationsAre() throws {
    var writer = network
    writer.tensors[2].name = "1.weight"
    writer.tensors[3].name = "1.bias"
    #expect(try read(writer).layers.map(\.activation) == [.relu, .identity])
    // 0, 1 without anything between, then 3.
    writer.tensors += [tensor("3.weight", [1, 2], [1, 1])]
    let decoder = try read(writer)
    #expect(decoder.layers.map(\.activation) == [.identity, .relu, .identity])
    #expect(decoder.layers[2].biases == [0])
  }

  @Test func aModuleWithoutANameIsToldByItsArrays() {
    let writer = PyTorchWriter([tensor("weight", [0, 2], [])])
    #expect(complaint(writer).contains("'weight' has the shape [0, 2], so nothing passes"))
  }

  /// y = γ·(x − mean)/√(variance + 1e-5) + β before the activation, folded into the layer.
  @Test func batchNormalisationIsFolded() throws {
    let parts: [(String, [Float])] = [
      ("weight", [2, 1, 1]), ("bias", [0, 0, 3]), ("running_mean", [1, 0, 0]), ("running_var", [4, 1, 1]),
    ]
    var writer = network
    for i in 2..<4 { writer.tensors[i].name = writer.tensors[i].name.replacing("2.", with: "3.") }
    writer.tensors.insert(contentsOf: parts.map { tensor("1.\($0.0)", [3], $0.1) }, at: 2)
    var count = tensor("1.num_batches_tracked", [], [])
    (count.storage, count.count, count.bytes) = ("LongStorage", 1, little(9, 8))
    writer.tensors.append(count)
    let found = try readDecoder(writer.bytes, file: "a.pt", DecoderReading(activations: [.relu]))
    #expect(found.decoder.layers.count == 2)
    #expect(found.notes.first?.contains("as in evaluation") == true)
    let z = [0.7, -0.2]
    let root = 4.00001.squareRoot(), one = 1.00001.squareRoot()
    let hidden = [
      2 * (z[0] + 2 * z[1] - 1) / root, (3 * z[0] + 4 * z[1] - 1) / one, (-5 * z[0] + 0.25 * z[1] + 0.5) / one + 3,
    ]
    let expected = [max(hidden[0], 0) - max(hidden[2], 0) + 7, 2 * hidden.reduce(0) { $0 + max($1, 0) } + 8]
    for (value, wanted) in zip(found.decoder(z), expected) { expectClose(value, wanted, relative: 1e-6) }
  }

  @Test func aLearnedSlopeIsTaken() throws {
    var writer = network
    writer.tensors.insert(tensor("1.weight", [1], [0.25]), at: 2)
    #expect(try read(writer, []).layers.map(\.activation) == [.piecewiseLinear(slope: 0.25), .identity])
  }

  @Test func whatIsNoLayerIsSaid() {
    var writer = network
    writer.tensors[2] = tensor("2.weight", [3, 2], [1, 2, 3, 4, 5, 6])
    writer.tensors[3] = tensor("2.bias", [3], [1, 2, 3])
    #expect(
      complaint(writer).contains("layer 2 has 2 inputs, but 3 numbers reach it; weights should be outputs × inputs"))
    writer.tensors[2] = tensor("2.weight", [1, 3, 1, 1], [1, 2, 3])
    #expect(complaint(writer).contains("'2.weight' has the shape [1, 3, 1, 1]: convolutions are not read"))
    writer.tensors[2] = tensor("2.weight", [3], [1, 2, 3])
    #expect(complaint(writer).contains("a normalisation over the features of a point is not piecewise affine"))
    writer = network
    writer.tensors[1] = tensor("0.bias", [2], [1, 2])
    #expect(complaint(writer).contains("'0.bias' has the shape [2], but [3] is wanted"))
    writer.tensors = [tensor("0.weight", [0, 2], [])]
    #expect(complaint(writer).contains("nothing passes"))
  }

  /// The network with a batch normalisation of this place, whose means are 1, 2, 3 and whose variances are one, but for
  /// what PyTorch adds; the numbers of the second layer are moved on.
  private func normalised(_ place: Int, second: Int, features: Int = 3, variances: [Float]? = nil) -> PyTorchWriter {
    var writer = network
    for i in 2..<4 { writer.tensors[i].name = writer.tensors[i].name.replacing("2.", with: "\(second).") }
    writer.tensors += [
      tensor("\(place).running_mean", [features], (1...features).map { Float($0) }),
      tensor("\(place).running_var", [features], variances ?? [Float](repeating: 1 - 1e-5, count: features)),
    ]
    return writer
  }

  /// After an activation there is nothing to fold it into: it is a layer of its own, and what follows it at once is too.
  @Test func aNormalisationBehindAnActivationIsALayer() throws {
    let decoder = try read(normalised(2, second: 3))
    #expect(decoder.layers.map(\.activation) == [.relu, .identity, .identity])
    // Of (0.5, 2) the first layer makes 4.5, 8.5 and −1.5; less the means, (4.5 − 1, 8.5 − 2, 0 − 3).
    let hidden = [3.5, 6.5, -3]
    expectClose(
      decoder([0.5, 2]), [hidden[0] - hidden[2] + 7, 2 * (hidden[0] + hidden[1] + hidden[2]) + 8], relative: 1e-6)
  }

  @Test func aNormalisationOfTheLatentsComesFirst() throws {
    var writer = normalised(0, second: 4, features: 2)
    for i in 0..<2 { writer.tensors[i].name = writer.tensors[i].name.replacing("0.", with: "1.") }
    let decoder = try read(writer)
    #expect(decoder.layers.map(\.activation) == [.identity, .relu, .identity])
    // z − (1, 2), whose γ and β are not there and so are one and zero.
    expectClose(decoder([1.5, 4]), byHand([0.5, 2]) { max($0, 0) }, relative: 1e-6)
  }

  @Test func variancesAreNoneBelowZeroAndMayBeZero() throws {
    let below = complaint(normalised(1, second: 3, variances: [1, -1, 1]))
    #expect(below.contains("'1' has no mean and variance for each feature"))
    #expect(complaint(normalised(1, second: 3, variances: [1, .nan, 1])).contains("1.running_var"))
    // 1/√1e-5.
    let decoder = try read(normalised(1, second: 3, variances: [0, 0, 0]))
    expectClose(decoder.layers[0].weights[0, 1], 2 * 1e5.squareRoot(), relative: 1e-6)
  }

  @Test func aSlopeOfNoLayerIsRefused() {
    var writer = network
    for i in 2..<4 { writer.tensors[i].name = writer.tensors[i].name.replacing("2.", with: "3.") }
    writer.tensors += [tensor("1.weight", [1], [0.25]), tensor("2.weight", [1], [0.5])]
    #expect(complaint(writer, []).contains("'2.weight' is a single number that follows no layer"), "two in a row")
    writer.tensors = [tensor("0.weight", [1], [0.25])]
    #expect(complaint(writer, []).contains("'0.weight' is a single number that follows no layer"))
  }

  /// A learned slope behind a normalisation that is folded, and another function at the other place.
  @Test func aLearnedSlopeFollowsWhatWasFolded() throws {
    var writer = normalised(1, second: 3)
    writer.tensors.append(tensor("2.weight", [1], [0.25]))
    writer.tensors += [tensor("5.weight", [1, 2], [1, 1])]
    let decoder = try read(writer, [.absolute])
    #expect(decoder.layers.map(\.activation) == [.piecewiseLinear(slope: 0.25), .absolute, .identity])
    expectClose(decoder.layers[0].biases, [-1, -3, -2.5], relative: 1e-6)
  }
}
