# Reckons with Debian's libbusiness-hours-perl what business-hours.test.ts asks. A line asks: zone, start and end in seconds since 1970 (the end not
# part of it), seven times hours or '-' from Sunday, holidays or '-'. The answer is a line with the seconds of business between them.
use strict;
use warnings;
use Business::Hours;
use POSIX ();

my $zone = '';
while ( my $line = <STDIN> ) {
    chomp $line;
    my ( $wanted, $start, $end, $week, $holidays ) = split /\t/, $line;
    if ( $wanted ne $zone ) {
        $ENV{TZ} = $zone = $wanted;
        POSIX::tzset();
    }
    my @days = split /,/, $week;
    my %hours;
    for my $day ( 0 .. 6 ) {
        my ( $from, $to ) = $days[$day] eq '-' ? () : split /-/, $days[$day];
        $hours{$day} = { Name => $day, Start => $from, End => $to };
    }
    my $calendar = Business::Hours->new;
    $calendar->business_hours(%hours);
    $calendar->holidays( split /,/, $holidays ) if $holidays ne '-';
    # Its end is part of the time.
    print $calendar->between( $start, $end - 1 ), "\n";
}
