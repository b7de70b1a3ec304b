import Assumptions
import Foundation
import LinearAlgebra
import Randomness
import Testing

@Suite struct AssumptionLinterTests {
  @Test(arguments: try ReferenceDecoder.all())
  func itDecidesAsTheReferenceDoesAndProvesIt(_ reference: ReferenceDecoder) throws {
    let decoder = try reference.decoder
    let assessment = try AssumptionLinter().lint(decoder)
    for assumption in DecoderAssumption.allCases {
      let found = assessment[assumption]
      #expect(found.verdict == (reference[assumption] ? .holds : .fails), "\(assumption.rawValue): \(found)")
      if assumption != .f1 { CertificateChecks(decoder: decoder).check(found, of: assumption) }
    }
    #expect(assessment.regions?.count == reference.regions)
    #expect(assessment.regions?.fullRank == reference.fullRankRegions)
    #expect(assessment.regions?.ranks == reference.ranks)
    for (layer, expected) in zip(assessment.layers, reference.layerwise ?? []) {
      #expect((layer.everywhere == .injective) == expected.injective)
      if let orthant = expected.injectiveOnOrthant { #expect((layer.onOrthant == .injective) == orthant) }
    }
  }

  @Test func whatIsNotPiecewiseAffineFailsF1AndIsNotAskedMore() throws {
    for name in try ReferenceFile.read().notPiecewiseAffine.map(\.activation) {
      let decoder = try LayeredDecoder(layers: [layer([[1], [2]], [0, 1], try #require(DecoderActivation(name)))])
      let assessment = try AssumptionLinter().lint(decoder)
      #expect(assessment[.f1].verdict == .fails)
      #expect(assessment[.f1].certificate == .activation(layer: 1, name: name))
      for assumption in [DecoderAssumption.f2, .f3, .f4] { #expect(assessment[assumption].verdict == .undecided) }
    }
  }

  /// A layer of 12 units on two latents takes less than a second of one processor.
  @Test func aSmallDecoderIsDecidedQuickly() throws {
    var stream = RandomStream(seed: 5)
    let decoder = try LayeredDecoder(layers: [
      LayeredDecoder.Layer(
        weights: Matrix(rows: 12, columns: 2, elements: stream.normals(24)), biases: stream.normals(12),
        activation: .relu),
      LayeredDecoder.Layer(
        weights: Matrix(rows: 20, columns: 12, elements: stream.normals(240)), biases: stream.normals(20),
        activation: .identity),
    ])
    let start = processorTime()
    let assessment = try AssumptionLinter().lint(decoder)
    #expect(processorTime() - start < 1)
    #expect(assessment[.f4].verdict != .undecided)
  }
}

/// Decoders whose verdicts follow by hand.
@Suite struct DegenerateDecoderTests {
  /// name, layers, F2, F3, F4
  static let cases: [(String, [LayeredDecoder.Layer], Bool, Bool, Bool)] = [
    ("one unit twice", [layer([[1], [1]], [0, 0], .relu)], true, true, false),
    ("a line and its negative", [layer([[1], [-1]], [0, 0], .relu)], true, true, true),
    ("a dead unit beside an injective pair", [layer([[1], [-1], [0]], [0, 0, -3], .relu)], true, true, true),
    ("a unit that is a constant", [layer([[1], [-1], [0]], [0, 0, 5], .relu)], true, true, true),
    ("hinges at one point", [layer([[1], [2], [-3]], [-1, -2, 3], .relu)], true, true, true),
    ("a flat part between two hinges", [layer([[1], [-1]], [-1, -1], .relu)], true, true, false),
    ("the absolute value beside the line", [layer([[1], [1]], [0, 1_000], .absolute)], true, true, true),
    (
      "a curve that touches itself in one point, corner to corner",
      [
        layer([[1], [-1], [1], [1], [1], [1]], [0, 0, -1, -2, -3, -4], .relu),
        layer([[1, -1, 0, -1, -1, 0], [-1, 1, 2, -3, 3, -2]], [-1, 1], .identity),
      ], true, true, false
    ),
    (
      "three absolute values",
      [
        layer([[1], [1], [1]], [0, -1, -2], .absolute),
        layer([[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0, 0, 0], .identity),
      ],
      true, true, true
    ),
    (
      "leaky, deep and narrow",
      Array(repeating: layer([[1, 0.5], [0.5, -1]], [0.1, -0.2], .piecewiseLinear(slope: 0.01)), count: 8), true, true,
      true
    ),
    (
      "leaky of one latent, deep", Array(repeating: layer([[-1]], [0.3], .piecewiseLinear(slope: 0.01)), count: 6),
      true, true, true
    ),
    ("ReLU of one latent, deep", Array(repeating: layer([[1]], [0.5], .relu), count: 4), true, true, false),
    (
      "rank one weights", [layer([[1, 2], [2, 4], [3, 6]], [0, 1, 2], .piecewiseLinear(slope: 0.1))], false, false,
      false
    ),
    ("kinks far away", [layer([[1], [1], [-1]], [0, -1e6, -1e6], .relu)], true, true, false),
    (
      "two latents, one of them tiny", [layer([[1e-9, 0], [-1e-9, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu)], true,
      true, true
    ),
    (
      "a fold of the plane",
      [layer([[1, 0], [0, 1]], [0, 0], .absolute), layer([[1, 0], [0, 1]], [0, 0], .identity)], false,
      false, false
    ),
    ("all weights zero", [layer([[0, 0], [0, 0]], [1, 2], .relu)], false, false, false),
    (
      "zeros in the middle",
      [
        layer([[1, 0], [0, 1]], [0, 0], .piecewiseLinear(slope: 0.1)), layer([[0, 0], [0, 0]], [1, 2], .identity),
      ],
      false, false, false
    ),
    (
      "narrow, then wide",
      [layer([[1, 1]], [0], .piecewiseLinear(slope: 0.1)), layer([[1], [2], [3]], [0, 0, 0], .identity)], false, false,
      false
    ),
    ("a negative slope folds", [layer([[1]], [0.5], .piecewiseLinear(slope: -0.5))], false, false, false),
    (
      "two folds apart", [layer([[1], [1]], [0, 1_000], .piecewiseLinear(slope: -0.5))], true, true, true
    ),
    ("a slope of two", [layer([[1, 2], [3, -1]], [0, 1], .piecewiseLinear(slope: 2))], true, true, true),
    ("a slope of one, of full rank", [layer([[1, 2], [3, -1]], [0, 1], .identity)], true, true, true),
    ("a slope of one, of rank one", [layer([[1, 2], [2, 4]], [0, 1], .identity)], false, false, false),
    (
      "rows that hardly differ",
      [
        layer([[1, 1], [1, 1.00001]], [0, 1], .piecewiseLinear(slope: 0.5)),
        layer([[1, 0], [0, 1]], [0, 0], .identity),
      ],
      true, true, true
    ),
    (
      "three latents, each with its negative",
      [
        layer(
          [[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]], [0, 0, 0, 0, 0, 0], .relu)
      ], true, true, true
    ),
    (
      "half a plane drawn together",
      [layer([[1, 0], [0, 1], [0, -1]], [0, 0, 0], .relu), layer([[1, 0, 0], [0, 1, -1]], [0, 0], .identity)],
      true, true, false
    ),
  ]

  @Test(arguments: cases.indices) func theyAreDecidedAsByHand(index: Int) throws {
    let (name, layers, f2, f3, f4) = Self.cases[index]
    let decoder = try LayeredDecoder(layers: layers)
    let assessment = try AssumptionLinter().lint(decoder)
    for (assumption, expected) in [(DecoderAssumption.f2, f2), (.f3, f3), (.f4, f4)] {
      let found = assessment[assumption]
      #expect(found.verdict == (expected ? .holds : .fails), "\(name), \(assumption.rawValue): \(found)")
      if found.verdict != .undecided { CertificateChecks(decoder: decoder).check(found, of: assumption) }
    }
  }
}

/// Seconds that this thread has had a processor.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

/// A linter that spends little on scores.
let quickLinter: AssumptionLinter = {
  var linter = AssumptionLinter()
  linter.search.trials = 50
  return linter
}()

func layer(_ weights: [[Double]], _ biases: [Double], _ activation: DecoderActivation) -> LayeredDecoder.Layer {
  LayeredDecoder.Layer(weights: Matrix(weights), biases: biases, activation: activation)
}
