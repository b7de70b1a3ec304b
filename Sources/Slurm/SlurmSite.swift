public import Workflow

/// A site whose stages run as jobs of Slurm.
///
/// What the store says of a stage is the truth; what Slurm says only tells which jobs are dead. All that is known here is
/// in the store too, so that a run may end at any time and the next one goes on.
struct SlurmSite: Site {
  /// What a thread heard from Slurm.
  enum Answer: Sendable {
    /// Whether an array was taken.
    case submission(array: String, Result<String, SlurmFailure>)
    /// How all jobs are.
    case queue(Result<SlurmQueue, SlurmFailure>)
  }

  /// What a stage's jobs have come to so far.
  struct History {
    /// How often they ended through no fault of the stage and without getting it any further.
    var retries = 0
    /// The memory that the next one gets, after one ran out of what was asked for.
    var memory: Int?
  }

  let commands: SlurmCommands
  let run: RunContext
  let answers: Inbox<Answer>
  /// Stages that are to be submitted, and when.
  var submissions: Submissions
  /// The stages that Slurm has, by their places in the graph.
  var jobs: [Int: Job] = [:]
  /// Arrays of which `sbatch` has not answered yet, with their stages.
  var submitting: [String: [DueStage]] = [:]
  var histories: [Int: History] = [:]
  /// When Slurm is asked next.
  var poll: Poll
  var reports: [SiteReport] = []
  /// How many jobs go on though this run has given their stages up.
  var abandonedCount = 0

  init(_ settings: SlurmSettings, _ run: RunContext) {
    commands = SlurmCommands(settings: settings)
    self.run = run
    answers = Inbox(waking: run)
    submissions = Submissions(settings.pace)
    poll = Poll(settings.pace)
  }

  var settings: SlurmSettings { commands.settings }
  var store: Store { run.store }

  var isBusy: Bool { !submissions.isEmpty || !jobs.isEmpty || !submitting.isEmpty }
  var needsThisProcess: Bool { false }
  var needsTicks: Bool { isBusy }
  var detachedCount: Int { jobs.count + abandonedCount }

  func accepts(_ node: StageNode) -> Bool { node.job != nil }

  /// Removes what is left of jobs that have ended, unless another process submits just now.
  func prepare() {
    guard let claim = try? submitClaim() else { return }
    defer { run.claims.release(claim) }
    try? store.removeEndedJobs()
  }

  mutating func add(_ stage: DueStage) { submissions.add(stage) }

  mutating func collect(isTick: Bool) throws -> [SiteReport] {
    for answer in answers.takeAll() {
      switch answer {
      case .submission(let array, let answer): try handle(answer, of: array)
      case .queue(let answer): try handle(answer)
      }
    }
    if isTick { try look() }
    return takeReports()
  }

  mutating func start(mayGetMore: Bool) throws -> [SiteReport] {
    if submissions.areDue(gathering: mayGetMore) { try submitDue() }
    return takeReports()
  }

  private mutating func takeReports() -> [SiteReport] {
    defer { reports = [] }
    return reports
  }

  mutating func report(_ place: Int, _ outcome: SiteReport.Outcome) {
    reports.append(SiteReport(place: place, outcome))
  }

  mutating func fail(_ place: Int, _ message: String, logTail: [String] = []) {
    report(place, .attempted(.failed(message: message, logTail: logTail)))
  }

  /// Lets this process alone submit from the store, until the claim is given back; nil while another one does.
  func submitClaim() throws -> Claims.Claim? {
    let subject = "submit"
    guard case .held(let claim) = try run.claims.claim(subject, excluding: { $0 == subject }) else { return nil }
    return claim
  }
}

extension SlurmSettings {
  /// Lets an executor run the stages that have a job request as jobs of this Slurm.
  public func install(in options: inout Executor.Options) {
    options.sites.append { SlurmSite(self, $0) }
  }
}

/// A stage that Slurm has, as one job of an array.
struct Job {
  let stage: DueStage
  let array: JobArray
  let index: Int
  /// The number that Slurm gave to the array; nil while nobody knows it.
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

  init(_ stage: DueStage, _ array: JobArray, _ index: Int, number: String? = nil) {
    (self.stage, self.array, self.index, self.number) = (stage, array, index, number)
  }

  /// `12_3`; empty while nobody knows it.
  var name: String { number.map { "\($0)_\(index)" } ?? "" }
}

/// When Slurm is asked for its queue.
struct Poll {
  private let pace: SlurmSettings.Pace
  /// Whether it is being asked.
  var isAsking = false
  /// How many questions in a row it left without an answer, and how many it could not be asked.
  var (silences, failures) = (0, 0)
  /// How many jobs of this user waited or ran when it last answered; nil while nothing is known.
  var openCount: Int?
  private var pause: Duration
  private var next: ContinuousClock.Instant

  init(_ pace: SlurmSettings.Pace) {
    self.pace = pace
    pause = pace.first
    next = .now + pause
  }

  var isDue: Bool { !isAsking && next <= .now }

  /// Something has happened: what comes of it is asked soon.
  mutating func hurry() {
    pause = pace.first
    next = min(next, .now + pause)
  }

  /// A question was answered, or not: the next one comes after a longer pause.
  mutating func backOff() {
    pause = min(pause * 2, pace.longest)
    next = .now + pause
  }
}

/// Stages that are to be submitted, when, and how many in one array.
struct Submissions {
  private let pace: SlurmSettings.Pace
  private(set) var stages: [DueStage] = []
  private var gatheringSince = ContinuousClock.now
  private var notBefore = ContinuousClock.now
  private var pause: Duration
  /// How many stages an array may have now, and at most.
  private(set) var arraySize = SlurmSettings.arraySize
  private var largestArray = SlurmSettings.arraySize
  /// What the user was told of why they wait.
  private var toldWords = ""

  init(_ pace: SlurmSettings.Pace) {
    self.pace = pace
    pause = pace.first
  }

  var isEmpty: Bool { stages.isEmpty }

  mutating func add(_ stage: DueStage) {
    if stages.isEmpty { gatheringSince = .now }
    stages.append(stage)
  }

  mutating func takeAll() -> [DueStage] {
    defer { stages = [] }
    return stages.sorted { $0.place < $1.place }
  }

  /// Whether it is time; where stages that run elsewhere may make others ready, a moment later, so that a sweep goes out in
  /// one piece.
  func areDue(gathering: Bool) -> Bool {
    if stages.isEmpty || notBefore > .now { return false }
    return !gathering || gatheringSince.duration(to: .now) >= pace.first
  }

  /// Slurm took an array: the next may be larger, and need not wait.
  mutating func accepted() {
    arraySize = min(arraySize * 2, largestArray)
    pause = pace.first
    toldWords = ""
  }

  /// Slurm refused an array for its size: the next are smaller, from now on or until one is taken.
  mutating func refused(count: Int, forever: Bool) {
    arraySize = min(arraySize, max(1, count / 2))
    if forever { largestArray = arraySize }
  }

  /// Waits before the next submission, longer each time; returns whether the user has not heard why yet.
  mutating func backOff(because words: String) -> Bool {
    if notBefore <= .now {
      notBefore = .now + pause
      pause = min(pause * 2, pace.longest)
    }
    defer { toldWords = words }
    return words != toldWords
  }
}
