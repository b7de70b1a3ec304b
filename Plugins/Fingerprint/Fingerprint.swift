import PackagePlugin
import Foundation

/// Generates `sourceFingerprint` and `sourceManifest`: the digests of the tokens of the target's own sources and of those
/// below it.
@main
struct Fingerprint: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    var seen: Set<String> = []
    let files = sources(of: target, except: &seen).sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "SourceFingerprint.swift")
    return [
      .buildCommand(
        displayName: "Fingerprinting \(target.name)", executable: try context.tool(named: "SourceDigest").url,
        arguments: [output.path, context.package.directoryURL.path] + files.map(\.path), inputFiles: files,
        outputFiles: [output])
    ]
  }

  /// The source files of a target of this package and of all targets below it that have not been seen.
  private func sources(of target: Target, except seen: inout Set<String>) -> [URL] {
    guard seen.insert(target.name).inserted else { return [] }
    var files = ((target as? SourceModuleTarget)?.sourceFiles).map { $0.map(\.url) } ?? []
    // What the build made, and a catalogue of documentation, are no sources.
    files.removeAll { $0.path.contains("/plugins/outputs/") || $0.pathExtension == "docc" }
    if target is ClangSourceModuleTarget { files += headers(under: target.directoryURL) }
    for case .target(let below) in target.dependencies { files += sources(of: below, except: &seen) }
    return files
  }

  /// The headers of a target of C, which SwiftPM does not count among its sources.
  private func headers(under folder: URL) -> [URL] {
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (paths?.compactMap { $0 as? URL } ?? []).filter { ["h", "hpp"].contains($0.pathExtension) }
  }
}
