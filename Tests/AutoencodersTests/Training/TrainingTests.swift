import Autoencoders
import Testing

struct TrainingTests {
  @Test func stagesBeginWhereThoseBeforeThemEnd() {
    let training = Training(stageEpochs: [4, 0, 6])
    #expect(training.stageStarts == [0, 4, 4] && training.epochs == 10)
  }
}
