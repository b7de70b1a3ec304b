import AutoencoderArtifacts
import Interchange
import LearningArtifacts
import Parameters
import SafetensorsFormat
import StageTestSupport
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoderStages
import Synchronization
import Testing

@Suite struct FittingTests {
  private let parameters = smallFit.map { $0.0 == "epochs" ? ("epochs", "5") : $0 } + [("components", "2")]

  /// Streams are split by purpose: what the evaluation draws moves nothing of the model.
  @Test func anotherEvaluationIsOfTheSameModel() throws {
    let few = try stage(FitSVAE.self, parameters + [("draws", "2")]).run(twoClusters, in: .silent)
    let many = try stage(FitSVAE.self, parameters + [("draws", "5")]).run(twoClusters, in: .silent)
    #expect(few.tensors == many.tensors && few.codes == many.codes && few.curve == many.curve)
    #expect(few.evaluation.draws == 2 && few.evaluation.bounds != many.evaluation.bounds)
  }

  @Test func anotherSeedIsAnotherModel() throws {
    let one = try stage(FitSVAE.self, parameters).run(twoClusters, in: .silent)
    let other = try stage(FitSVAE.self, parameters.map { $0.0 == "seed" ? ("seed", "4") : $0 }).run(
      twoClusters, in: .silent)
    #expect(one.tensors != other.tensors)
  }

  /// The pretraining is a part of the way.
  @Test func progressGoesToOne() throws {
    let told = Mutex<[Double]>([])
    let context = StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") },
      progress: { fraction, _ in told.withLock { $0.append(fraction) } }, log: { _ in },
      checkpoint: StageContext.Checkpoint(load: { nil }, save: { _ in }))
    _ = try stage(FitM2.self, parameters + [("pretraining-epochs", "15")]).run(twoClusters, in: context)
    #expect(told.withLock { $0 } == [0.25, 0.5, 0.75, 1])
  }
}
