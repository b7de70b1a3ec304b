public import Parameters

/// What a site says of its cluster, in a file that belongs to the place and not to the notebooks.
public struct SiteFile: Equatable, Sendable {
  /// What jobs get where their stage says nothing.
  public var resources = Resources()
  /// The account that pays.
  public var account: String?
  /// Further options of `sbatch`, as they are.
  public var options: [String] = []
  /// Variables that jobs get from here, beside those that every job gets.
  public var environment: [String] = []
  /// Shell lines before the program, such as `module load …`; each command must succeed.
  public var setup: String?
  /// How many jobs of a sweep run at once, at most.
  public var atOnce: Int?
  /// By what the memory of a job that ran out of it grows, once.
  public var memoryFactor: Double?
  /// The folder of the cluster's commands.
  public var commands: String?

  /// Where each part stands, by its name in the file.
  public var locations: [String: SourceLocation] = [:]

  /// Creates the site of a cluster that needs no words.
  public init() {}
}
