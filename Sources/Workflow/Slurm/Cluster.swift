/// What a run has handed to Slurm, as it knows it. It could be forgotten at any time: the store has it all.
struct Cluster {
  let slurm: Slurm
  /// Places of stages that are to be handed over.
  var outgoing: [Int] = []
  /// When the first of them became due.
  var gatheringSince = ContinuousClock.now
  /// Places of stages that are away.
  var places: Set<Int> = []
  /// Batches of which `sbatch` has not answered yet, with their stages.
  var submitting: [String: [StageID]] = [:]
  /// No batch is submitted before.
  var notBefore = ContinuousClock.now

  /// Whether Slurm is being asked.
  var isAsking = false
  /// How many questions in a row Slurm left without an answer.
  var silences = 0
  /// The pause before the next question, which doubles while nothing happens.
  var pause: Duration
  /// When the next question is due.
  var nextQuestion: ContinuousClock.Instant

  init(_ slurm: Slurm) {
    self.slurm = slurm
    pause = slurm.site.pace.first
    nextQuestion = .now + pause
  }

  /// Whether there is something to wait for.
  var isBusy: Bool { !outgoing.isEmpty || !places.isEmpty || !submitting.isEmpty }

  /// A stage is to be handed over.
  mutating func send(_ place: Int) {
    if outgoing.isEmpty { gatheringSince = .now }
    outgoing.append(place)
  }

  /// Something has happened: what comes of it is asked soon.
  mutating func quicken() {
    pause = slurm.site.pace.first
    nextQuestion = min(nextQuestion, .now + pause)
  }

  /// A question was answered, or not: the next one comes after a longer pause.
  mutating func backOff() {
    pause = min(pause * 2, slurm.site.pace.longest)
    nextQuestion = .now + pause
  }
}

/// A stage that is away, as one job of a batch.
struct Job {
  let batch: Batch
  let index: Int
  /// The number that Slurm gave to the batch; nil while nobody knows it.
  var number: String?
  /// When it was sent, or found.
  let sent = ContinuousClock.now
  /// How many answers in a row lacked it.
  var misses = 0
  /// When Slurm was first heard to say that it has ended.
  var endedSince: ContinuousClock.Instant?
  /// Whether it was seen to run.
  var hasBegun = false
  var progress: JobProgress?
  var hasToldReason = false

  init(_ batch: Batch, _ index: Int, number: String? = nil) {
    (self.batch, self.index, self.number) = (batch, index, number)
  }

  /// `12_3`; empty while nobody knows it.
  var name: String { number.map { "\($0)_\(index)" } ?? "" }
}
