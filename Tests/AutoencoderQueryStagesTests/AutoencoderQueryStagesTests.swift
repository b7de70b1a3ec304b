import AutoencoderQueryStages
import Parameters
import StageTestSupport
import Stages
import Testing

@Suite struct AutoencoderQueryStagesTests {
  @Test func everyStageHasItsNameAndSaysWhatItDoes() {
    #expect(
      autoencoderQueryStages.stages.map { $0.name } == [
        "evaluate-autoencoder", "encode", "assign-clusters", "encode-facets", "select-facet", "assign-facet",
        "reconstruct-images", "sample-facet", "compose-images",
      ])
    #expect(autoencoderQueryStages.stages.allSatisfy { $0.summary.hasSuffix(".") })
  }

  @Test func aFacetMustBeGivenAndIsNotNegative() {
    #expect(throws: Never.self) { try stage(SelectFacet.self, ["facet": "1000"]) }
    #expect(message(SelectFacet.self, []).hasSuffix("needs 'facet'"))
    for facet in ["-1", "1001", "1.5"] {
      #expect(message(SelectFacet.self, [("facet", facet)]).contains("'facet'"), "\(facet)")
    }
  }

  @Test func thereIsAtLeastOneDraw() {
    #expect(throws: Never.self) { try stage(AssignClusters.self, ["draws": "1"]) }
    for draws in ["0", "-5", "1000001"] {
      #expect(message(AssignClusters.self, [("draws", draws)]).contains("'draws'"), "\(draws)")
    }
  }

  @Test func fiftyDrawsAreTakenWhereNoneAreAskedFor() throws {
    var reader = ParameterReader.describing()
    _ = try EvaluateAutoencoder(from: &reader)
    _ = try AssignClusters(from: &reader)
    #expect(reader.declarations.filter { $0.name == "draws" }.map(\.standard) == ["50", "50"])
  }
}
