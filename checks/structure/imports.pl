# Prints what files mention of their own crate, one mention a line: the file, and the path of the module or item, as
# that of a file without `.rs`. Comments and the tests at the end of a file do not count.
use strict;
use warnings;

# `super::b::C` in the module `src/a` is `src/b/C`.
sub resolve {
    my ($crate, $module, $path) = @_;
    my @words = split /::/, $path;
    my @at = split m{/}, $module;
    if ($words[0] eq 'crate') {
        shift @words;
        @at = ($crate);
        # The build script has the compiler and what it shares with the library as modules.
        if ($crate eq 'compiler' && @words) {
            @at = ('src') if $words[0] eq 'shared';
            shift @words if $words[0] eq 'compiler';
        }
    }
    while (@words && $words[0] =~ /^(self|super)$/) { pop @at if shift(@words) eq 'super' }
    return join '/', @at, @words;
}

for my $file (@ARGV) {
    open my $in, '<', $file or die "$file: $!";
    my $text = do { local $/; <$in> };
    $text =~ s{//[^\n]*}{}g;
    $text =~ s{#\[cfg\(test\)\]\s*mod\s+\w+\s*\{.*}{}s;
    my ($crate) = $file =~ m{^(compiler|hsi/src|src)/} or die "$file: of no crate";
    my $module = $file =~ s{(/mod|/lib|/main)?\.rs$}{}r;
    # `a::{b, c::{d, e}}` is `a::b, a::c::d, a::c::e`.
    my $group = qr/((?:\w+::)+)\{([^{}]*)\}/;
    1 while $text =~ s/$group/my $from = $1; join ', ', map { $from . $_ } $2 =~ m{[\w:]+}g/e;
    my %seen;
    for my $path ($text =~ /\b((?:crate|self|super)(?:::\w+)+)/g) {
        my $found = resolve($crate, $module, $path);
        print "$file $found\n" unless $seen{$found}++;
    }
}
