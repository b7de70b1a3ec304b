private import Foundation
internal import Notebooks
internal import Workflow

/// Runs notebooks, and again whenever one of them or a file that they read is saved, until it is interrupted.
///
/// What is wrong in a notebook is shown, and the next save tried.
public func watchNotebooks(_ names: [String]?, _ settings: Settings) async throws -> Answer {
  while true {
    let paths = try names.map { try $0.map { try Project.path(of: $0, in: settings) } } ?? Project.paths(settings)
    var watched = paths
    do {
      let session = try Session(notebooks: names, settings)
      watched += session.graph.nodes.flatMap { $0.files.map(\.path) }
      let answer = try await session.run()
      show(answer.output)
      if answer.status == 130 { return Answer(lines: [], status: 130) }
    } catch let error where isUsersMistake(error) {
      show(Array("\(error)\n".utf8))
    }
    show(Array("watching \(paths.joined(separator: ", ")); Ctrl-C ends it\n".utf8))
    try await nextChange(of: Set(watched))
  }
}

/// Waits until one of the files has another time of change or another size.
private func nextChange(of paths: Set<String>) async throws {
  let before = signatures(of: paths)
  while signatures(of: paths) == before { try await Task.sleep(for: .milliseconds(200)) }
  try await Task.sleep(for: .milliseconds(100))
}

private func signatures(of paths: Set<String>) -> [String: String] {
  var signatures: [String: String] = [:]
  for path in paths {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    signatures[path] = "\(date) \(attributes?[.size] as? Int ?? -1)"
  }
  return signatures
}

private func show(_ bytes: [UInt8]) { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
