private import Foundation
internal import Notebooks
internal import Parameters
internal import Slurm
internal import Workflow

/// The site file that the settings name, or the usual one.
struct SiteFileOfProject {
  private static let usualFile = ".pipeline-site.yaml"

  /// What it says; nothing where there is no such file.
  let content: SiteFile

  /// Reads it.
  ///
  /// - Throws: `UsageError` when the file that was named cannot be read, `NotebookErrors` with what is wrong in it.
  init(_ settings: Settings) throws {
    let path = settings.site ?? Self.usualFile
    guard let bytes = FileManager.default.contents(atPath: path) else {
      if settings.site != nil { throw UsageError("cannot read the site file '\(path)'") }
      content = SiteFile()
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("'\(path)' is not text in UTF-8; save it so")
    }
    content = try SiteFile(parsing: text, file: path)
  }
}

extension SlurmSettings {
  /// What a site file says.
  init(_ settings: Settings) throws { self.init(try SiteFileOfProject(settings).content) }

  fileprivate init(_ site: SiteFile) {
    self.init()
    resources = JobResources(site.resources)
    account = site.account
    options = site.options
    environment = site.environment
    setup = site.setup
    atOnce = site.atOnce
    memoryFactor = site.memoryFactor
    commands = site.commands
    origins = site.locations.mapValues { "\($0.file):\($0.line)" }
  }
}

extension Session {
  /// How Slurm is used where it runs stages; nil where all run here.
  ///
  /// Slurm is asked about every kind of job before the first is submitted, so that a mistake in `resources:` or in the site
  /// file is told at once and with its place.
  func slurmSettings(for targets: [StageID]?) throws -> SlurmSettings? {
    guard settings.executor == .slurm else { return nil }
    let site = try SiteFileOfProject(settings).content
    let slurm = SlurmSettings(site)
    var asked: Set<JobResources> = []
    var errors: [NotebookError] = []
    for step in try Plan(of: graph, targets: targets, force: force, store: store).running {
      guard let job = graph[step.id]?.job, asked.insert(job.resources).inserted else { continue }
      switch slurm.objection(to: job) ?? (asked.count == 1 ? slurm.objectionOfQueue() : nil) {
      case nil: continue
      case .refused(let words, let blamed): errors.append(try refusal(words, of: step.id, at: blamed, site))
      case .unreachable(let words):
        throw UsageError(
          "Slurm cannot be asked (\(words)); run this where 'sbatch' and 'squeue' work, or without '--executor slurm'")
      }
    }
    guard errors.isEmpty else { throw NotebookErrors(errors) }
    return slurm
  }

  /// The error at the line that is to blame: that of the stage's resources, or a part of the site file.
  private func refusal(
    _ words: String, of id: StageID, at part: String?, _ site: SiteFile
  ) throws(UsageError) -> NotebookError {
    let message = "Slurm would not take the jobs of '\(id.stage)': \(words)"
    let stage = notebooks.first { $0.notebook.name == id.notebook }?.stage(id.stage)
    guard let location = part.flatMap({ site.locations[$0] }) ?? stage?.needs?.location else {
      throw UsageError(message)
    }
    return NotebookError(message, at: location)
  }
}
