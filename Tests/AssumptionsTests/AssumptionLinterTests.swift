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

  /// Neither units of measure, nor the order of units, nor a rotation of the outputs change what is so.
  @Test(arguments: [1e-12, 1e-4, 1e5, 1e13])
  func unitsOfMeasureChangeNothing(factor: Double) throws {
    for reference in try ReferenceDecoder.all() where reference.regions < 60 {
      let decoder = try reference.decoder
      let scaled = try LayeredDecoder(
        layers: decoder.layers.enumerated().map { i, old in
          let first = i == 0 ? factor : 1
          return LayeredDecoder.Layer(
            weights: old.weights.map { $0 * first * 7 },
            biases: old.biases.map { b in b * (0...i).reduce(1) { p, _ in p * 7 } },
            activation: old.activation)
        })
      let assessment = try quickLinter.lint(scaled)
      for assumption in DecoderAssumption.allCases {
        #expect(
          assessment[assumption].verdict == (reference[assumption] ? .holds : .fails),
          "\(reference.name), \(assumption.rawValue): \(assessment[assumption])")
      }
    }
  }

  /// Layers of ReLU without biases on the plane are injective with probability 1 − q(q − 2)/2^(q − 1).
  @Test(arguments: [5, 8]) func layersAreInjectiveAsOftenAsTheorySays(units: Int) throws {
    let chance = try #require(try ReferenceFile.read().injectivityChance["\(units)"])
    var stream = RandomStream(seed: 3)
    let draws = 200
    let injective = try (0..<draws).count { _ in
      let weights = Matrix(rows: units, columns: 2, elements: stream.normals(2 * units))
      let decoder = try LayeredDecoder(
        layers: [
          LayeredDecoder.Layer(weights: weights, biases: [Double](repeating: 0, count: units), activation: .relu)
        ])
      let found = try quickLinter.lint(decoder)[.f4]
      #expect(found.verdict != .undecided)
      CertificateChecks(decoder: decoder).check(found, of: .f4)
      return found.verdict == .holds
    }
    // Four standard deviations of a share of that many draws.
    let deviation = (chance * (1 - chance) / Double(draws)).squareRoot()
    #expect(abs(Double(injective) / Double(draws) - chance) < 4 * deviation)
  }

  /// Maps of the plane onto itself with more pairs of regions than may be compared: orientation decides.
  @Test func whereDeterminantsHaveOneSignOneValueIsEnough() throws {
    var linter = quickLinter
    linter.maximumPairs = 5
    // Bent, and not folded: (z₁ + |z₂|/4, z₂) and its like, through pairs of ReLUs.
    let pairs = layer([[1, 0], [-1, 0], [0, 1], [0, -1]], [0, 0, 0, 0], .relu)
    let bent = try LayeredDecoder(layers: [
      pairs, layer([[1, -1, 0.25, 0.25], [0.25, 0.25, 1, -1]], [0.5, -1], .identity), pairs,
      layer([[1, -0.5, 0.2, 0], [0, 0.2, 2, -1]], [0, 0], .identity),
    ])
    let found = try linter.lint(bent)
    #expect(found[.f4].verdict == .holds)
    guard case .coherent = found[.f4].certificate else {
      Issue.record("\(found[.f4])")
      return
    }
    CertificateChecks(decoder: bent).check(found[.f4], of: .f4)
    #expect(try AssumptionLinter().lint(bent)[.f4].verdict == .holds, "the pairs say the same")
    // A fold is found first, however many regions there are.
    let folded = try LayeredDecoder(
      layers: bent.layers.dropLast() + [layer([[1, -0.5, 0.2, 0], [0, 0.2, 2, 1]], [0, 0], .identity)])
    #expect(try linter.lint(folded)[.f3].verdict == .fails)
    #expect(try linter.lint(folded)[.f4].verdict == .fails)
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

  /// What an enumeration decides, a search must not contradict.
  @Test(arguments: try ReferenceDecoder.all())
  func theSearchRefutesEveryDecoderThatIsNotInjectiveAndNoOther(_ reference: ReferenceDecoder) throws {
    var linter = AssumptionLinter()
    linter.maximumRegions = 0
    let decoder = try reference.decoder
    let assessment = try linter.lint(decoder)
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      let found = assessment[assumption]
      if found.verdict != .undecided {
        #expect(found.verdict == (reference[assumption] ? .holds : .fails), "\(assumption.rawValue): \(found)")
        CertificateChecks(decoder: decoder).check(found, of: assumption)
      }
    }
    if !reference.f4 { #expect(assessment[.f4].verdict == .fails, "\(assessment[.f4])") }
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
private let quickLinter: AssumptionLinter = {
  var linter = AssumptionLinter()
  linter.search.trials = 50
  return linter
}()

func layer(_ weights: [[Double]], _ biases: [Double], _ activation: DecoderActivation) -> LayeredDecoder.Layer {
  LayeredDecoder.Layer(weights: Matrix(weights), biases: biases, activation: activation)
}
