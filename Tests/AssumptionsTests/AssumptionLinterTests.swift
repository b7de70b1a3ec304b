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

  /// Weights in other units, of a whole layer or of one unit, whose squares no double holds.
  @Test(arguments: [1e300, 1e160, 1, 1e-160, 1e-280])
  func verdictsDoNotDependOnUnits(_ unit: Double) throws {
    var stream = RandomStream(seed: 8)
    let (first, biases) = (Matrix(rows: 6, columns: 2, elements: stream.normals(12)), stream.normals(6))
    let last = LayeredDecoder.Layer(
      weights: Matrix(rows: 4, columns: 6, elements: stream.normals(24)), biases: [0, 0, 0, 0], activation: .identity)
    let plain = try AssumptionLinter().lint(
      LayeredDecoder(layers: [.init(weights: first, biases: biases, activation: .piecewiseLinear(slope: 0.7)), last]))
    for units in [Array(0..<6), [2]] {
      var (weights, shifts) = (first, biases)
      for i in units {
        shifts[i] *= unit
        for j in 0..<2 { weights[i, j] *= unit }
      }
      let scaled = LayeredDecoder.Layer(weights: weights, biases: shifts, activation: .piecewiseLinear(slope: 0.7))
      // One unit alone drowns the others in the sums of the last layer, so there the first layer is asked by itself.
      let decoder = try LayeredDecoder(layers: units.count == 1 ? [scaled] : [scaled, last])
      let found = try AssumptionLinter().lint(decoder)
      #expect(found[.f4].verdict == .holds && plain[.f4].verdict == .holds)
      if units.count > 1 { #expect(found.regions?.count == plain.regions?.count && found.scores?.flat == 0) }
    }
  }

  /// Where there are more pairs of regions than may be compared, the structure of a single layer still decides.
  @Test func oneLayerIsDecidedWithoutItsPairs() throws {
    var stream = RandomStream(seed: 3)
    var linter = AssumptionLinter()
    linter.maximumPairs = 1
    let decoder = try LayeredDecoder(layers: [
      LayeredDecoder.Layer(
        weights: Matrix(rows: 5, columns: 2, elements: stream.normals(10)), biases: stream.normals(5), activation: .relu
      )
    ])
    let assessment = try linter.lint(decoder)
    #expect(assessment[.f3].verdict == .holds && assessment[.f3].means == .structure)
    CertificateChecks(decoder: decoder).check(assessment[.f3], of: .f3)
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
      "rank one weights", [layer([[1, 2], [2, 4], [3, 6]], [0, 1, 2], .piecewiseLinear(slope: 0.7))], false, false,
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
        layer([[1, 0], [0, 1]], [0, 0], .piecewiseLinear(slope: 0.7)), layer([[0, 0], [0, 0]], [1, 2], .identity),
      ],
      false, false, false
    ),
    (
      "narrow, then wide",
      [layer([[1, 1]], [0], .piecewiseLinear(slope: 0.7)), layer([[1], [2], [3]], [0, 0, 0], .identity)], false, false,
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
