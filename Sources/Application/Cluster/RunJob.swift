private import Foundation
internal import Parameters
internal import Slurm
internal import Stages
internal import Workflow

/// Runs the stage of a job that a run submitted to Slurm.
///
/// The stage is made from its description alone. Its key is computed anew from what this program makes of that, so that a job
/// whose program is not the one that was meant runs nothing.
///
/// - Parameters:
///   - array: The array of jobs.
///   - index: The stage's place in it; nil for what Slurm tells its job.
///   - path: The store.
///   - registry: The kinds of stages there are.
/// - Returns: An answer whose status is 0 where the stage has its outputs, 75 where it saved its state instead.
/// - Throws: ``UsageError`` outside of a job; that the store or the array cannot be read.
public func runStage(
  of array: String, index: Int?, store path: String, registry: Registry = .all
) async throws -> Answer {
  guard let index = index ?? ProcessInfo.processInfo.environment["SLURM_ARRAY_TASK_ID"].flatMap({ Int($0) }) else {
    throw UsageError("'run-stage' is what a job of Slurm runs; outside of one it needs '--index'")
  }
  let job = try JobRun(array: array, index: index, store: try Store(at: path))
  let soon = Signal(SIGUSR1) { job.endSoon() }
  let now = Signal(SIGTERM) { job.endNow() }
  defer { withExtendedLifetime((soon, now)) {} }
  let node: StageNode
  do {
    node = try StageNode(job.description, registry)
  } catch {
    return Answer(lines: ["\(error)"], status: job.fail("\(error)"))
  }
  return Answer([], status: await job.run(node, environment: Environment.lines))
}

extension StageNode {
  /// The stage that a job's description tells of, as this program makes it.
  fileprivate init(_ job: JobDescription, _ registry: Registry) throws {
    guard let kind = registry.kinds[job.kind] else {
      throw UsageError("the program of its job knows no stage kind '\(job.kind)'; submit it with one that does")
    }
    let place = SourceLocation(file: job.id.notebook, line: 1, column: 1)
    var reader = ParameterReader(
      entries: try JobParameters(text: job.parameters).entries, subject: "\(job.kind) '\(job.id.stage)'", at: place)
    let stage = try kind.type.init(from: &reader)
    self.init(
      id: job.id, kind: job.kind, fingerprint: kind.fingerprint, sources: kind.sources,
      parameters: reader.resolved.map(KeyedParameter.init), files: job.files, inputs: job.edges,
      body: StageBody(stage).callAsFunction)
  }
}

/// Calls back at a signal, which then has no other effect.
private final class Signal {
  private let source: any DispatchSourceSignal
  private let number: Int32

  init(_ number: Int32, _ act: @escaping @Sendable () -> Void) {
    self.number = number
    signal(number, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: act)
    source.resume()
  }

  deinit {
    source.cancel()
    signal(number, SIG_DFL)
  }
}

/// Ends all jobs that Slurm has of a store.
public func cancelJobs(_ settings: Settings) throws -> Answer {
  let store = try Store(at: settings.store)
  let jobs = try Jobs(of: store)
  if jobs.isEmpty { return Answer(lines: ["nothing of this store is with Slurm"]) }
  try jobs.cancel(in: store, with: try SlurmSettings(settings))
  return Answer(lines: jobs.descriptions.map { "ended \($0)" })
}
