/// What happens in a run, told as it happens.
public enum RunEvent: Sendable {
  /// A stage's body begins.
  case started(StageID, estimate: Double?)
  /// A stage tells how far it is, from 0 to 1, and what it is doing.
  case progress(StageID, fraction: Double, note: String)
  /// A stage's outputs are in the store, from an earlier run (`cached`) or from this one.
  case finished(StageID, cached: Bool, seconds: Double)
  /// A stage threw.
  case failed(StageID, message: String, logTail: [String])
  /// A stage cannot run because another one failed.
  case skipped(StageID, because: StageID)
  /// Another process runs this very stage; its result will be taken when it is there.
  case waiting(StageID, on: String)
  /// An input changed while the stage ran; the result was thrown away and the stage runs again.
  case spoiled(StageID, file: String)
  /// Something in the store is not what it was; it was dropped and is made again.
  case damaged(StageID, what: String)
  /// A stage has saved the state from which it could go on.
  case saved(StageID)
  /// Stages were handed to a cluster, under this number of a job.
  case submitted([StageID], job: String)
  /// A stage's job ended before the stage had, and another one goes on with it.
  case resumed(StageID, because: String)
  /// Something of which the user should know.
  case notice(String)
  /// A stage that ran again with an unchanged key put out other bytes: it is not a pure function of its key.
  case differed(StageID, files: [String])
}
