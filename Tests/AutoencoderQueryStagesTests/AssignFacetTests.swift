import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct AssignFacetTests {
  private let input: Pair<FittedAutoencoder, Images>

  init() throws {
    input = Pair(try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent), brightColumns)
  }

  @Test func theDeepFacetFindsTheBrightColumns() throws {
    let assignments = try stage(AssignFacet.self, ["facet": "1"]).run(input, in: .silent)
    #expect(assignments.classes == brightColumns.labels && assignments.responsibilities.columns == 3)
    let votes = (0..<3).map { label in
      let own = assignments.labels.indices.filter { brightColumns.labels?[$0] == label }.map { assignments.labels[$0] }
      return Set(own).map { k in own.count { $0 == k } }.max() ?? 0
    }
    // Columns that are ten times as bright as their noise; a component each is not certain, but most agree.
    #expect(votes.allSatisfy { $0 > 20 }, "\(votes)")
    #expect(assignments.logDensities.allSatisfy { $0.isFinite })
  }
}
