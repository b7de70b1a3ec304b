import Contrastive
import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// A case of `Reference/contrastive.json`, as PyTorch has it.
private struct Reference: Decodable {
  struct Parameters: Decodable {
    let hidden_w, feature_w: [[Double]]
    let hidden_b, feature_b: [Double]
    let classes_w: [[Double]]?
    let classes_b: [Double]?

    func network(_ kind: SegmentClassifier.Feature) throws -> SegmentClassifier {
      SegmentClassifier(
        hidden: [SegmentClassifier.Affine(weight: Matrix(hidden_w), bias: hidden_b)],
        feature: SegmentClassifier.Affine(weight: Matrix(feature_w), bias: feature_b),
        classes: SegmentClassifier.Affine(
          weight: Matrix(try #require(classes_w)), bias: try #require(classes_b)), kind: kind)
    }
  }

  let kind: String
  let feature: String?
  let weight_decay, cross_entropy: Double?
  let loss: Double
  let x: [[Double]]
  let labels: [Int]
  let parameters, gradients: Parameters
  let features, logits: [[Double]]?

  private struct File: Decodable { let cases: [Reference] }

  init(_ feature: SegmentClassifier.Feature) throws {
    let url = try #require(
      Bundle.module.url(forResource: "contrastive", withExtension: "json", subdirectory: "Reference"))
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    self = try #require(file.cases.first { $0.kind == "tcl" && $0.feature == feature.rawValue })
  }
}

@Suite struct SegmentClassifierTests {
  @Test(arguments: SegmentClassifier.Feature.allCases)
  func lossAndGradientsAreTheReferences(kind: SegmentClassifier.Feature) throws {
    let reference = try Reference(kind)
    let network = try reference.parameters.network(kind)
    let x = Matrix(reference.x)
    // A few roundings of numbers of the order of one.
    expectClose(network.features(of: x), Matrix(try #require(reference.features)), absolute: 1e-13)
    expectClose(network.logits(of: x), Matrix(try #require(reference.logits)), absolute: 1e-13)
    let found = network.lossAndGradient(x, labels: reference.labels, decay: try #require(reference.weight_decay))
    expectClose(found.loss.crossEntropy, try #require(reference.cross_entropy), absolute: 1e-13)
    expectClose(found.loss.total, reference.loss, absolute: 1e-13)
    let expected = try reference.gradients.network(kind)
    for (own, other) in zip(parts(found.gradient), parts(expected)) { expectClose(own, other, absolute: 1e-12) }
  }

  private func parts(_ network: SegmentClassifier) -> [[Double]] {
    (network.hidden + [network.feature, network.classes]).flatMap { [$0.weight.elements, $0.bias] }
  }

  @Test(arguments: SegmentClassifier.Feature.allCases, [[], [3], [4, 2]])
  func theGradientAgreesWithDifferences(kind: SegmentClassifier.Feature, widths: [Int]) {
    var stream = RandomStream(seed: 5)
    let network = SegmentClassifier(
      inputs: 3, hidden: widths, features: 2, segments: 4, kind: kind, using: &stream)
    let x = Matrix(rows: 6, columns: 3, elements: stream.normals(18))
    let labels = [0, 3, 1, 2, 0, 1]
    func loss(_ network: SegmentClassifier) -> Double {
      network.lossAndGradient(x, labels: labels, decay: 0.1).loss.total
    }
    let gradient = network.lossAndGradient(x, labels: labels, decay: 0.1).gradient
    let step = 1e-6
    for i in network.classes.weight.elements.indices {
      var (up, down) = (network, network)
      up.classes.weight.elements[i] += step
      down.classes.weight.elements[i] -= step
      expectClose((loss(up) - loss(down)) / (2 * step), gradient.classes.weight.elements[i], absolute: 1e-8)
    }
    for i in network.feature.bias.indices {
      var (up, down) = (network, network)
      up.feature.bias[i] += step
      down.feature.bias[i] -= step
      expectClose((loss(up) - loss(down)) / (2 * step), gradient.feature.bias[i], absolute: 1e-8)
    }
    for layer in network.hidden.indices {
      for i in network.hidden[layer].weight.elements.indices {
        var (up, down) = (network, network)
        up.hidden[layer].weight.elements[i] += step
        down.hidden[layer].weight.elements[i] -= step
        expectClose((loss(up) - loss(down)) / (2 * step), gradient.hidden[layer].weight.elements[i], absolute: 1e-8)
      }
    }
  }

  @Test func hugeLogitsOverflowNothing() {
    var stream = RandomStream(seed: 5)
    var network = SegmentClassifier(inputs: 2, hidden: [], features: 2, segments: 2, kind: .absolute, using: &stream)
    network.classes.bias = [2000, -2000]
    let found = network.lossAndGradient(Matrix([[1, 2.0]]), labels: [1], decay: 0)
    #expect(found.loss.crossEntropy.isFinite && found.loss.crossEntropy > 3000)
  }
}
