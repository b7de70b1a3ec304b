private import Foundation
internal import Workflow

/// The folder that a comparison is reported into: one in which nothing of the user's, no edit and no report of other files
/// is lost.
struct ReportFolder {
  /// What the last line of the notebook that a comparison writes says of it: whether it is as it was written, and of which
  /// files it is.
  private struct Seal: Equatable {
    static let beginning = "<!-- pipeline compare, "
    let content: String
    let files: String

    var line: String {
      Self.beginning + "content \(content), files \(files). It names files from the folder that holds them all; "
        + "in another folder, such as Pipelines/, give their paths from there. -->\n"
    }

    init(_ text: String, _ files: CodeFiles) {
      content = Digest(of: text).short
      let names = [files.folder] + files.codes + [files.classes ?? ""]
      self.files = Digest(of: names.joined(separator: "\n")).short
    }
  }

  /// What is in a folder.
  private enum Found { case nothing, oursOfTheseFiles, oursOfOtherFiles, edited, others }

  /// The folder.
  let path: String
  /// The notebook with its last line.
  let sealed: String

  /// Chooses the folder: the one that is named, or `comparison`, `comparison-2` and so on, the first that is free or holds
  /// the report of the same files.
  ///
  /// - Throws: ``UsageError`` where the one that is named holds something else.
  init(_ named: String?, text: String, files: CodeFiles) throws(UsageError) {
    let seal = Seal(text, files)
    sealed = text + "\n" + seal.line
    if named?.isEmpty == true { throw UsageError("'--report' is empty; name a folder, or leave it out") }
    if let named {
      if let complaint = Self.complaint(named, Self.found(in: named, seal, files)) { throw UsageError(complaint) }
      path = named
      return
    }
    let names = (1...999).lazy.map { $0 == 1 ? "comparison" : "comparison-\($0)" }
    let free = names.first { [.nothing, .oursOfTheseFiles].contains(Self.found(in: $0, seal, files)) }
    guard let free else {
      throw UsageError("there are 999 comparisons here; name a folder for this one with '--report'")
    }
    path = free
  }

  private static func complaint(_ folder: String, _ found: Found) -> String? {
    switch found {
    case .nothing, .oursOfTheseFiles: nil
    case .others: "'\(folder)' holds other files; name a new folder for the report with '--report'"
    case .oursOfOtherFiles:
      "'\(folder)' holds the report of other files; name a new folder with '--report', or remove it"
    case .edited:
      "'\(folder)/\(GeneratedNotebook.file)' was edited since 'compare' wrote it, which would lose the edit; "
        + "name a new folder with '--report', or put the notebook into 'Pipelines' and run it there"
    }
  }

  private static func found(in folder: String, _ seal: Seal, _ files: CodeFiles) -> Found {
    guard FileManager.default.fileExists(atPath: folder) else { return .nothing }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [""]
    guard !names.isEmpty else { return .nothing }
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(GeneratedNotebook.file)") else {
      return .others
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.range(of: "\n" + Seal.beginning, options: .backwards) else { return .edited }
    let written = Seal(String(text[..<start.lowerBound]), files)
    let last = text[start.lowerBound...].dropFirst()
    // The comment is the last that there is: what stands behind it is somebody's.
    guard last.hasPrefix(Seal.beginning + "content \(written.content), "), last.hasSuffix("-->\n"),
      last.dropLast().allSatisfy({ !$0.isNewline })
    else { return .edited }
    return last == written.line ? .oursOfTheseFiles : .oursOfOtherFiles
  }
}
