import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Autoencoders
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct AssignClustersTests {
  @Test func theClustersAreFound() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let assignments = try ask(AssignClusters.self, fit, twoClusters)
    let agreeing = zip(assignments.labels, twoClusters.labels ?? []).count { $0 == $1 }
    #expect([0, 120].contains(agreeing), "clusters ten deviations apart: \(agreeing)")
  }
}
