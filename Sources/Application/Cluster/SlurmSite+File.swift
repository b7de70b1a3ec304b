private import Foundation
internal import Notebooks
internal import Parameters
internal import Workflow

extension SlurmSite {
  private static let usualFile = ".pipeline-site.yaml"

  /// What a site file says; a site that needs no words where there is no such file.
  ///
  /// - Throws: `UsageError` when the file that was named cannot be read, `NotebookErrors` with what is wrong in it.
  init(_ settings: Settings) throws {
    let path = settings.site ?? Self.usualFile
    guard let bytes = FileManager.default.contents(atPath: path) else {
      if settings.site != nil { throw UsageError("cannot read the site file '\(path)'") }
      self.init()
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UsageError("'\(path)' is not text in UTF-8; save it so")
    }
    self.init(try Site(parsing: text, file: path))
  }

  private init(_ site: Site) {
    self.init()
    request = Request(site.resources)
    account = site.account
    options = site.options
    environment = site.environment
    setup = site.setup
    atOnce = site.atOnce
    memoryFactor = site.memoryFactor
    commands = site.commands
  }
}

extension Session {
  /// The site whose Slurm runs stages; nil where all run here.
  ///
  /// Slurm is asked about every kind of job before the first is submitted, so that a mistake in `resources:` is told at
  /// once and with its place.
  func slurmSite(for targets: [StageID]?) throws -> SlurmSite? {
    guard settings.executor == .slurm else { return nil }
    let site = try SlurmSite(settings)
    var asked: Set<Request> = []
    var errors: [NotebookError] = []
    for step in try Plan(of: graph, targets: targets, force: force, store: store).running {
      guard let errand = graph[step.id]?.errand, asked.insert(errand.request).inserted else { continue }
      if let error = try objection(to: errand, of: step.id, site) { errors.append(error) }
    }
    guard errors.isEmpty else { throw NotebookErrors(errors) }
    return site
  }

  private func objection(to errand: Errand, of id: StageID, _ site: SlurmSite) throws(UsageError) -> NotebookError? {
    switch site.objection(to: errand) {
    case nil: return nil
    case .refused(let words):
      let message = "Slurm would not take the jobs of '\(id.stage)': \(words)"
      let stage = notebooks.first { $0.notebook.name == id.notebook }?.stage(id.stage)
      guard let location = stage?.needs?.location else { throw UsageError(message) }
      return NotebookError(message, at: location)
    case .unreachable(let words):
      throw UsageError(
        "Slurm cannot be asked (\(words)); run this where 'sbatch' works, or without '--executor slurm'")
    }
  }
}
