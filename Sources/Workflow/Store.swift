/// Outputs by their digest, records by their key, and what else outlasts a run.
///
///     objects/<aa>/<digest>      the bytes of an output, read-only
///     references/<aa>/<digest>   where an output lies that is a file which its stage read, of which no copy is made
///     records/<aa>/<key>         how outputs were made, and which they are
///     sources/<aa>/<digest>      the source files of a fingerprint, so that a change of code can be named
///     logs/<aa>/<key>            what a stage wrote while it ran
///     checkpoints/<aa>/<key>     the state of a long fit that has not finished
///     claims/<key>.<owner>       which process runs which stage now
///     jobs/…                     what jobs on other machines need and say
///     runs/<number>              what each run came to
///     index                      signatures of files with their digests
///     temporary/<owner>          files being written
///
/// Every file is written under a temporary name and renamed, so that what has its name is complete. Any file may be
/// removed at any time: what is missing or damaged is made again.
public final class Store: Sendable {
  /// Where it lies.
  public let path: String
  /// Digests of files by their signatures.
  public let index: FileIndex

  package let directory: Directory

  /// Opens a store, after making an empty one where there is none.
  ///
  /// - Throws: `FileError`, also where a link among its folders leads out of it: a store may come from strangers.
  public init(at path: String) throws(FileError) {
    self.path = path
    directory = try Directory(at: path)
    let folders = [
      Self.objects, Self.references, Self.records, Self.sources, Self.logs, Self.checkpoints, Self.runs, Claims.folder,
    ]
    for folder in folders + [Directory.temporary] { try directory.refuseLink(folder) }
    index = FileIndex(in: directory)
    directory.hideFromGit()
  }

  /// The name of a file that belongs to a digest: `folder/aa/digest`.
  package static func name(_ folder: String, _ digest: Digest) -> String {
    var hex: [UInt8] = []
    hex.reserveCapacity(folder.utf8.count + Digest.hexCount + 4)
    hex.append(contentsOf: folder.utf8)
    hex.append(UInt8(ascii: "/"))
    let start = hex.count
    digest.appendHex(to: &hex)
    let shard = [hex[start], hex[start + 1], UInt8(ascii: "/")]
    hex.insert(contentsOf: shard, at: start)
    return String(decoding: hex, as: UTF8.self)
  }
}

/// Why the store cannot give what was asked for.
public enum StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no such object.
  case absent(Digest)
  /// The object is not what it was; it was removed, and the next run makes it again.
  case damaged(Digest)
  /// The system refused.
  case file(FileError)

  public var description: String {
    switch self {
    case .absent(let digest): "the store holds no object '\(digest.short)'; run the pipeline again to make it"
    case .damaged(let digest):
      "the object '\(digest.short)' in the store was changed or damaged, and was dropped; run the pipeline again"
    case .file(let error): error.description
    }
  }
}
