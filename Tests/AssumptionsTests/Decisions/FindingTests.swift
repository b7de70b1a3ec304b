import Assumptions
import Foundation
import LinearAlgebra
import Randomness
import Testing

/// What findings say of each other, whatever the decoder.
@Suite struct FindingTests {
  /// Small decoders of all kinds: wide and narrow, folding and not.
  private static let assessments: [DecoderAssessment] = {
    var stream = RandomStream(seed: 12)
    let slopes = [0, 0.3, -1, -0.4, 1, 2]
    return (0..<36).compactMap { i in
      let (latents, units, outputs) = (1 + i % 2, 1 + i / 2 % 5, 1 + i / 4 % 3)
      let layers = [(latents, units), (units, outputs)].map { inputs, count in
        LayeredDecoder.Layer(
          weights: Matrix(rows: count, columns: inputs, elements: stream.normals(count * inputs)),
          biases: stream.normals(count), activation: .piecewiseLinear(slope: slopes[i / 3 % slopes.count]))
      }
      return (try? LayeredDecoder(layers: layers)).flatMap { try? quickLinter.lint($0) }
    }
  }()

  /// F1 ⇐ F2 ⇐ F3 ⇐ F4, so what holds is never followed by what fails.
  @Test func eachAssumptionIsImpliedByTheNext() {
    #expect(Self.assessments.count == 36)
    for assessment in Self.assessments {
      let verdicts = DecoderAssumption.allCases.map { assessment[$0].verdict }
      for (weaker, stronger) in zip(verdicts, verdicts.dropFirst()) where stronger == .holds {
        #expect(weaker == .holds, "\(assessment.findings)")
      }
    }
    // Both verdicts occur for each assumption that is not given.
    for assumption in [DecoderAssumption.f2, .f3, .f4] {
      #expect(Set(Self.assessments.map { $0[assumption].verdict }).isSuperset(of: [.holds, .fails]))
    }
  }

  @Test func whatIsDecidedComesWithWhatShowsIt() {
    for assessment in Self.assessments {
      for assumption in [DecoderAssumption.f2, .f3, .f4] {
        let found = assessment[assumption]
        #expect((found.certificate == nil) == (found.verdict == .undecided), "\(found)")
        #expect(!found.reason.isEmpty && found.reason.first?.isUppercase == false)
        #expect(found.means != .search || found.verdict != .holds, "a search never proves")
      }
    }
  }

  /// Files hold verdicts and means by these words.
  @Test func verdictsAreWrittenByName() throws {
    let words = #"["holds","fails","undecided"]"#
    #expect(try JSONDecoder().decode([Finding.Verdict].self, from: Data(words.utf8)) == [.holds, .fails, .undecided])
    #expect(String(decoding: try JSONEncoder().encode(Finding.Verdict.allCases), as: UTF8.self) == words)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Finding.Means].self, from: Data(#"["guess"]"#.utf8))
    }
  }
}
