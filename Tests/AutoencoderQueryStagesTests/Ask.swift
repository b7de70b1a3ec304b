import AutoencoderArtifacts
import Interchange
import StageTestSupport
import Stages

/// Asks a query about points of a fitted model, of any kind.
func ask<Query: Stage>(
  _ query: Query.Type, _ model: some Artifact, _ points: Points, with parameters: [(String, String)] = []
) throws -> Query.Output where Query.Input == Pair<FittedModel, Points> {
  try stage(query, parameters).run(Pair(FittedModel(model), points), in: .silent)
}
