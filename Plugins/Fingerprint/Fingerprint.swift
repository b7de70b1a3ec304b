import PackagePlugin
import Foundation

/// Generates `sourceFingerprint` and `sourceManifest`: the digests of the tokens of the target's own sources and of those
/// below it, as far as they can shape what its stages put out.
///
/// Left out is what cannot, since something else in the key or at run time stands for it:
///
/// - `Parameters`: what a stage is told is in its key as values;
/// - `FormatErrors`: an error is no output;
/// - folders `Reading` of formats: inputs are in the key by their bytes, and a stage refuses an input that would not be
///   written again as it was read. But a target that itself imports a format may read files with it that others wrote,
///   so for this one all of that format counts.
@main
struct Fingerprint: BuildToolPlugin {
  private static let leftOut: Set<String> = ["Parameters", "FormatErrors"]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    var seen = Self.leftOut
    let imported = target.dependencies.compactMap { if case .target(let below) = $0 { "/\(below.name)/" } else { nil } }
    let files = sources(of: target, except: &seen).filter { file in
      !file.path.contains("/Reading/") || imported.contains { file.path.contains($0) }
    }
    let ordered = files.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "SourceFingerprint.swift")
    return [
      .buildCommand(
        displayName: "Fingerprinting \(target.name)", executable: try context.tool(named: "SourceDigest").url,
        arguments: [output.path, context.package.directoryURL.path] + ordered.map(\.path), inputFiles: ordered,
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

  /// What a target of C includes, which SwiftPM does not count among its sources: headers, and files put into the program.
  private func headers(under folder: URL) -> [URL] {
    let paths = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (paths?.compactMap { $0 as? URL } ?? []).filter { ["h", "hpp", "css", "js"].contains($0.pathExtension) }
  }
}
