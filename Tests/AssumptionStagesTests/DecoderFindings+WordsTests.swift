import AssumptionStages
import Assumptions
import JSONArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct DecoderFindingsWordsTests {
  private func words(_ activations: [DecoderActivation]) throws -> String {
    let layers = activations.map { activation in
      LayeredDecoder.Layer(weights: .identity(2), biases: [0, 0], activation: activation)
    }
    return try findings(LayeredDecoder(layers: layers)).layersInWords
  }

  @Test func layersAreWidthsAndWhatFollowsThem() throws {
    #expect(try findings(plainPlane()).layersInWords == "2 → 4 → 2, relu")
    #expect(try words([.identity]) == "2 → 2")
    #expect(try words([.relu, .relu, .identity]) == "2 → 2 → 2 → 2, relu")
    #expect(try words([.piecewiseLinear(slope: 0.25), .relu]) == "2 → 2 → 2, leaky-relu(0.25), relu at the end")
    #expect(
      try words([.relu, .piecewiseLinear(slope: 0.5), .identity])
        == "2 → 2 → 2 → 2; after the layers relu, leaky-relu(0.5), identity")
  }

  @Test func aTerminalGetsALineForEachAssumptionAndWhatShowsIt() throws {
    let found = try findings(foldedPlane())
    let lines = found.lines
    #expect(lines.first == "  F1 holds (structure): \(found.findings[0].reason)")
    for entry in found.findings {
      let line = try #require(lines.firstIndex { $0.hasPrefix("  \(entry.assumption) \(entry.verdict.rawValue)") })
      if let certificate = entry.certificate { #expect(lines[line + 1] == "     \(certificate.inWords)") }
    }
    #expect(lines.contains("  regions: 4, all of full rank") && lines.contains("  note: a note"))
    #expect(lines.last == "  promised: nothing: another prior may generate the same data")
    #expect(try findings(flattenedPlane()).lines.contains("  regions: 4, 2 of full rank"))
  }

  @Test func drawsArePutInWords() throws {
    let lines = try findings(plainPlane(), ["regions": "0", "trials": "40"]).lines
    #expect(
      lines.contains { $0.hasPrefix("  at 40 draws of the prior: constant along a line at 0 (so with probability") })
  }

  /// What is printed can be put into the decoder again, to the last bit.
  @Test func pointsHaveAllTheirDigits() throws {
    for decoder in [try foldedPlane(), try flattenedPlane()] {
      for certificate in try findings(decoder).findings.compactMap(\.certificate) {
        guard let z = certificate.z else { continue }
        #expect(certificate.inWords.contains("(\(z.map { "\($0)" }.joined(separator: ", ")))"))
      }
    }
  }

  @Test func whatWasNotAskedSaysSo() throws {
    let lines = try findings(smoothPlane()).lines
    #expect(lines.contains { $0.hasPrefix("  F1 fails") } && lines.contains("     layer 1 is followed by 'tanh'"))
    #expect(lines.contains { $0.hasPrefix("  F4 undecided: not asked, since f is not piecewise affine") })
  }
}
